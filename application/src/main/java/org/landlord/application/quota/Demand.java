package org.landlord.application.quota;

import java.time.Instant;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageSeries;

/// Usage that hard limits are checked for.
///
/// @param at the time of observation
public record Demand(UsageSeries series, Quantity quantity, Instant at) {}
