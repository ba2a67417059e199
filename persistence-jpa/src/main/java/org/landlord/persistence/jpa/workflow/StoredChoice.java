package org.landlord.persistence.jpa.workflow;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.workflow.approval.ApprovalValue;
import org.landlord.persistence.jpa.sql.JsonList;
import org.landlord.persistence.jpa.sql.Nullables;

/// The columns of an [ApprovalValue]. Both are null for none.
///
/// @param ranked a JSON array
record StoredChoice(@Nullable String selected, @Nullable String ranked) {

    static StoredChoice of(@Nullable ApprovalValue value) {
        return switch (value) {
            case null -> new StoredChoice(null, null);
            case ApprovalValue.Selected one -> new StoredChoice(one.key(), null);
            case ApprovalValue.Ranked several -> new StoredChoice(null, JsonList.ofTexts(several.keys()));
        };
    }

    @Nullable
    ApprovalValue value() {
        return selected == null
                ? Nullables.map(ranked, keys -> new ApprovalValue.Ranked(JsonList.texts(keys)))
                : new ApprovalValue.Selected(selected);
    }
}
