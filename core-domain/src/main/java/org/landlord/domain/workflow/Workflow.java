package org.landlord.domain.workflow;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;

/// A workflow that a gateway offers.
///
/// @param key names it in requests
/// @param name for people; null if the gateway has none
/// @param description null if the gateway has none
public record Workflow(
        Label key, @Nullable String name, @Nullable String description) {}
