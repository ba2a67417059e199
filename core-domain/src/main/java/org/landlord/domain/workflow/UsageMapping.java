package org.landlord.domain.workflow;

import org.landlord.domain.shared.Label;
import org.landlord.domain.usage.DataPointer;

/// Reads usage from what a gateway reports of a run.
///
/// @param source the document that the pointer is evaluated in
/// @param pointer to a number or a decimal string, such as `/usage/tokens`. In the outputs it is
///     evaluated in the output of each node, and what it finds is added up
/// @param metric of the usage
/// @param unit of the usage
public record UsageMapping(UsageSource source, DataPointer pointer, Label metric, Label unit) {}
