"""What has changed, as a page, as rows and as a document."""
