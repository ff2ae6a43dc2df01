"""What the files say: cells, chapters, labs, the works they ask for, and what one showed."""
