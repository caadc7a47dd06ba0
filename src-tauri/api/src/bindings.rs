//! The TypeScript of the screens, from the one list of commands. Must never be edited by hand on
//! the other side: a test compares.

use std::collections::BTreeMap;

use ts_rs::{Config, TS, TypeVisitor};

/// How Rust's types are written for the screens: whole numbers are `number`, since every amount
/// and count is inside what a double holds exactly.
#[must_use]
pub fn config() -> Config {
    Config::new().with_large_int("number")
}

/// Collects a type and all it is made of.
///
/// # Panics
/// When two types have one name: the screens could not tell them apart.
pub fn collect<T: TS + 'static + ?Sized>(config: &Config, into: &mut BTreeMap<String, String>) {
    struct Visitor<'a>(&'a Config, &'a mut BTreeMap<String, String>);
    impl TypeVisitor for Visitor<'_> {
        fn visit<U: TS + 'static + ?Sized>(&mut self) {
            collect::<U>(self.0, self.1);
        }
    }
    if T::output_path().is_some() {
        let (name, declaration) = (T::ident(config), T::decl(config));
        if let Some(before) = into.insert(name.clone(), declaration.clone()) {
            assert_eq!(before, declaration, "two types of the screens are called {name}");
            return;
        }
    }
    T::visit_dependencies(&mut Visitor(config, into));
    T::visit_generics(&mut Visitor(config, into));
}

/// A list of names that the screens need, as TypeScript.
#[must_use]
pub fn list_of(name: &str, what: &str, names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("  '{name}',\n")).collect();
    format!("/** {what} */\nexport const {name}: readonly string[] = [\n{}];\n", quoted.concat())
}

#[cfg(test)]
mod tests {
    /// Rewrites the file when asked to; otherwise the committed one has to be the present one.
    #[test]
    fn the_typescript_of_the_screens_is_current() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/backend/bindings.ts");
        let present = crate::commands::typescript();
        if std::env::var_os("UPDATE_BINDINGS").is_some() {
            std::fs::write(file, &present).unwrap();
        }
        let committed = std::fs::read_to_string(file).unwrap();
        assert!(committed == present, "run `make bindings` and commit the result");
    }
}
