package org.landlord.application.shared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.Slug;

/// What an update changed, as its audit entry tells it: `{"changed": ["slug", "name", "metadata"], "slug": …,
/// "name": …}`, with what changed only. The new metadata is not repeated: it belongs to the caller, and the log is
/// for
/// ever.
public final class Changes {

    private final List<String> changed = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /// Notes the slug, if it changed.
    public Changes slug(Slug before, Slug after) {
        return text("slug", before.value(), after.value());
    }

    /// Notes the name, if it changed.
    public Changes name(Name before, Name after) {
        return text("name", before.value(), after.value());
    }

    /// Notes that the metadata changed, if it did.
    public Changes metadata(Metadata before, Metadata after) {
        if (!before.equals(after)) {
            changed.add("metadata");
        }
        return this;
    }

    private Changes text(String field, String before, String after) {
        if (!before.equals(after)) {
            changed.add(field);
            values.put(field, after);
        }
        return this;
    }

    /// For the audit entry.
    public Map<String, ?> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("changed", changed);
        map.putAll(values);
        return map;
    }
}
