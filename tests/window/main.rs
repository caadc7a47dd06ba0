//! The real window on a display of its own. Must never look behind the screens but to compare what
//! they said with what the book holds.

mod collecting;
mod customer;
mod day;
mod mishaps;
mod place;
mod power;
mod scanner;
mod selling;
mod ticket;
