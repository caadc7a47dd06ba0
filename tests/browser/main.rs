//! Every screen of both desks in Chromium, through `taladctl serve`, in both languages and on two
//! sizes of screen. Must never look behind the screens.

mod beside;
mod book;
mod book_attendance;
mod book_collecting;
mod book_officers;
mod book_people;
mod book_receiving;
mod fresh;
mod judge;
mod people;
mod replies;
mod sample;
mod second_till;
mod selling;
mod stations;
mod till;
