//! Every screen of both desks in Chromium, in both languages and two sizes. Must never look behind
//! the screens.
