//! Money as exact fractions, without a fraction per voter.
//!
//! A voter who has not paid all she had holds the share less the payments ρ of those bought projects that she supports. So the payments alone, over
//! one common denominator, tell everybody's money: a sum of whole multiples of them. The denominator grows by the number of payers at each purchase, and leaves 128
//! bits behind after a dozen.

use num_bigint::BigUint;

use crate::ratio::Ratio;

/// What the purchases of a run cost each payer.
#[derive(Debug, Clone)]
pub(super) struct Payments {
    /// What each voter was given, in units of 1/n.
    share: u64,
    /// The common denominator.
    below: BigUint,
    /// ρ of each purchase × `below`.
    above: Vec<BigUint>,
    /// What those paid who had less, × `below`.
    from_them: Vec<BigUint>,
}

/// Voters as an exact sum of money: so many shares, less so many payments of each purchase.
#[derive(Debug, Clone)]
pub(super) struct Holders {
    /// How many voters.
    pub(super) voters: u64,
    /// How many of them paid ρ, for each purchase.
    pub(super) paid: Vec<u64>,
}

/// A payment ρ before it is made: `above` ÷ (`payers` × the common denominator).
#[derive(Debug, Clone)]
pub(super) struct Offer {
    pub(super) above: BigUint,
    pub(super) payers: u64,
    /// What those pay who have less, × the common denominator.
    pub(super) from_them: BigUint,
}

impl Payments {
    pub(super) fn new(share: u64) -> Self {
        Self { share, below: BigUint::from(1_u32), above: Vec::new(), from_them: Vec::new() }
    }

    /// Nobody yet.
    pub(super) fn nobody(&self) -> Holders {
        Holders { voters: 0, paid: vec![0; self.above.len()] }
    }

    /// What these hold, × the common denominator.
    pub(super) fn held(&self, holders: &Holders) -> BigUint {
        let mut paid = BigUint::ZERO;
        for (payment, &voters) in self.above.iter().zip(&holders.paid) {
            if voters > 0 {
                paid += payment * voters;
            }
        }
        &self.below * self.share * holders.voters - paid
    }

    /// A cost × the common denominator.
    pub(super) fn cost(&self, cost: u128) -> BigUint {
        &self.below * cost
    }

    /// What `payers` pay each when these give all they hold: what is left of the cost, in equal parts.
    pub(super) fn offer(&self, cost: u128, poorer: &Holders, payers: u64) -> Offer {
        let from_them = self.held(poorer);
        Offer { above: self.cost(cost) - &from_them, payers, from_them }
    }

    /// Takes a payment in. Returns ρ in binary fixed point, the rest dropped.
    pub(super) fn pay(&mut self, offer: &Offer, shift: u32) -> u64 {
        for figure in self.above.iter_mut().chain(&mut self.from_them) {
            *figure *= offer.payers;
        }
        self.below *= offer.payers;
        let fixed = (&offer.above << shift) / &self.below;
        self.above.push(offer.above.clone());
        self.from_them.push(&offer.from_them * offer.payers);
        u64::try_from(fixed).expect("nobody pays more than a share, and a share fits")
    }

    /// ρ of a purchase, and what those paid who had less; both ÷ `scale`.
    pub(super) fn payment(&self, purchase: usize, scale: &BigUint) -> (Ratio, Ratio) {
        let below = &self.below * scale;
        let ratio = |above: &BigUint| Ratio::new(above.clone(), below.clone()).expect("a denominator is not nought");
        (ratio(&self.above[purchase]), ratio(&self.from_them[purchase]))
    }
}
