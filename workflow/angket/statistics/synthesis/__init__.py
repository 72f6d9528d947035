"""Effects of several studies, made comparable and pooled."""
