"""What a book promised against what its code showed."""
