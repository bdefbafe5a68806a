"""The request log: what was asked of the API and what was answered, kept beside the business and never in its way."""
