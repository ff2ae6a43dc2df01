"""Inside the fork: one snippet, what it shows, and what it touches."""
