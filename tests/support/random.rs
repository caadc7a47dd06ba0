//! Random numbers from a seed, the same on every machine. Must never be used for keys of a market.

/// A generator (SplitMix64, Steele, Lea and Flood 2014): small, and good enough to choose with.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// A generator from a seed.
    #[must_use]
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A number from `from` to `to`, both included.
    pub fn between(&mut self, from: i64, to: i64) -> i64 {
        let span = u64::try_from(to - from).expect("from is not above to") + 1;
        from + i64::try_from(self.bits() % span).expect("a span fits")
    }

    /// True in `percent` of all cases.
    pub fn chance(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    /// One of several.
    pub fn one_of<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        let place = self.between(0, i64::try_from(of.len()).expect("a short list") - 1);
        &of[usize::try_from(place).expect("a place")]
    }

    /// An id for a request.
    pub fn request(&mut self) -> String {
        let bytes = [self.bits().to_be_bytes(), self.bits().to_be_bytes()].concat();
        let bytes: [u8; 16] = bytes.try_into().expect("sixteen bytes");
        uuid::Builder::from_random_bytes(bytes).into_uuid().to_string()
    }
}
