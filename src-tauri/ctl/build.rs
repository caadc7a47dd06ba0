//! Tells cargo that the screens are a part of this program; must never do anything else.

fn main() {
    // The directory is read by a macro, which sees a changed file but not a new one.
    println!("cargo:rerun-if-changed=../../ui/dist");
}
