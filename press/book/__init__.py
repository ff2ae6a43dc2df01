"""What the files say: cells, chapters, labs, and the works they ask for. Runs nothing."""
