package org.landlord.port.out.usage;

import java.time.Instant;
import org.landlord.domain.shared.Label;

/// The usage whose largest sums to find.
///
/// @param since the start, a whole hour of UTC
/// @param until the end, exclusive, a whole hour of UTC after the start
/// @param byProject true for sums of projects, without usage outside of projects; false for sums of organizations
public record UsageTopQuery(Label metric, Label unit, Instant since, Instant until, boolean byProject) {}
