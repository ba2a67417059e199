/// Use cases of quota: usage limits, reservations and quota events. `HardLimitEnforcer` rejects usage that exceeds a
/// limit, in the unit of work that records it; `ResetSearch` computes when it will fit; `ThresholdTracker` records
/// thresholds.
@NullMarked
package org.landlord.application.quota;

import org.jspecify.annotations.NullMarked;
