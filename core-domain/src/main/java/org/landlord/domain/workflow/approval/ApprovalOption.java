package org.landlord.domain.workflow.approval;

import org.jspecify.annotations.Nullable;

/// An option of an approval with the mode `select` or `rank`, as the gateway gives it.
///
/// @param key names it in a decision
/// @param label for people
/// @param summary null if there is none
public record ApprovalOption(
        String key, String label, @Nullable String summary) {}
