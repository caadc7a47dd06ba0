//! The mark beside a book: it follows the journal, and tells when an older copy was put in place.
//! Must never write outside a folder of its own.

use domain::day::{Day, Timestamp};
use domain::sealed::Sealed;
use store::{Fault, Mark, Spec, Store, journal};

const SPEC: Spec = Spec { application_id: 0x544c_5454, migrations: &[journal::SCHEMA] };

fn append(store: &mut Store) {
    let done: Result<_, Fault> = store.write(|transaction| {
        let new = Sealed {
            seq: journal::head(transaction)?.seq + 1,
            day: Day::new(2026, 11, 22).expect("a day"),
            at: Timestamp::from_seconds(1_795_315_260),
            kind: "test",
            line: "{}".to_owned(),
            private: None,
        };
        journal::append(transaction, &new)
    });
    done.expect("appended");
}

#[test]
fn the_mark_follows_the_journal_and_nothing_else() {
    let folder = std::env::temp_dir().join(format!("talad-mark-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    let book = folder.join("book.db");
    let mut store = Store::open(&book, SPEC).unwrap();
    store.write(|_| Ok::<(), Fault>(())).unwrap();
    assert_eq!(Mark::read(&book), None, "nothing was appended");
    append(&mut store);
    let first = Mark::read(&book).unwrap();
    assert_eq!((first.seq, store.fallen_behind().unwrap()), (1, None));
    append(&mut store);
    let second = Mark::read(&book).unwrap();
    assert_eq!(second.seq, 2);
    let rolled_back = store.write(|_| Err::<(), Fault>(Fault::DiskFull));
    assert!(rolled_back.is_err());
    assert_eq!(Mark::read(&book), Some(second));
    first.put(&book); // behind, as after a power cut: harmless
    assert_eq!(store.fallen_behind().unwrap(), None);
    for astray in [Mark { seq: 3, ..second }, Mark { hash: second.hash, ..first }] {
        astray.put(&book);
        assert_eq!(store.fallen_behind().unwrap(), Some(astray));
    }
    drop(store);
    std::fs::remove_dir_all(&folder).unwrap();
}
