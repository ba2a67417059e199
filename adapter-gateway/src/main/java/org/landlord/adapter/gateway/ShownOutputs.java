package org.landlord.adapter.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Metadata;

/// Gathers the outputs of a run to be shown. Holds large ones in a shortened form.
final class ShownOutputs {

    /// Executions of nodes whose outputs are shown.
    static final int MAX_SHOWN = 200;

    /// For outputs that are shortened, in characters of JSON.
    private static final int ROOM = 4 << 20;

    private final Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
    private int gathered;
    private int room = ROOM;

    /// @param key names the execution of the node
    void add(String key, Object output) {
        if (isShown()) {
            outputs.put(key, Reports.isLarge(output) ? shortened(output) : output);
        }
    }

    private Object shortened(Object output) {
        if (room <= 0) {
            return Reports.note("it is too large");
        }
        Metadata shorter = Reports.of(Map.of("output", output));
        room -= shorter.json().length();
        Object member = shorter.members().get("output");
        return member == null ? Reports.note("it is too large") : member;
    }

    void addUnread(String key, String reason) {
        if (isShown()) {
            outputs.put(key, Reports.note(reason));
        }
    }

    private boolean isShown() {
        return gathered++ < MAX_SHOWN;
    }

    /// @param beyond how many executions were not even tried
    Metadata all(int beyond) {
        int more = Math.max(0, gathered - MAX_SHOWN) + beyond;
        if (more > 0) {
            outputs.put(Reports.OMITTED, "the outputs of " + more + " more executions of nodes");
        }
        return Reports.of(outputs);
    }
}
