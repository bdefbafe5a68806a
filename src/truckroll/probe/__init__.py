"""Asking a platform how it answers, by reading only, and telling it without telling anything of the customer's."""
