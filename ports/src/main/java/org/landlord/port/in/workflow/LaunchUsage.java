package org.landlord.port.in.workflow;

import org.landlord.domain.shared.Label;
import org.landlord.domain.usage.Quantity;

/// What a run will use. It is reserved until the run ends, then recorded: the quantity that the
/// gateway reports, or this quantity if the gateway reports none of the metric.
public record LaunchUsage(Label metric, Label unit, Quantity quantity) {}
