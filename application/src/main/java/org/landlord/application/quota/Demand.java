package org.landlord.application.quota;

import java.time.Instant;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageSeries;

/// Usage that asks to be let through.
///
/// @param series of what
/// @param quantity how much
/// @param at when it is observed
public record Demand(UsageSeries series, Quantity quantity, Instant at) {}
