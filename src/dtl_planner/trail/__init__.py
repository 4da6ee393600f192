"""The consultation trail: question, theme, action, changed service, next paper."""
