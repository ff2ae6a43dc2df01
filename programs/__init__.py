"""Programs that the course's code asks the machine for, where pip can bring what does the work."""
