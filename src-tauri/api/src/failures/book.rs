//! Sentences of the committee's book.
