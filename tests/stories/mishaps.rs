//! What goes wrong on an old laptop: each gives a clear sentence, and nothing is lost.
