package org.landlord.application.workflow;

import java.util.ArrayList;
import java.util.List;
import org.landlord.port.in.workflow.Reconciliation;

/// What a comparison with a gateway found and did.
final class Findings {

    private final List<String> all = new ArrayList<>();

    void add(String finding) {
        if (all.size() < Reconciliation.MAX_FINDINGS) {
            all.add(finding);
        }
    }

    List<String> all() {
        return List.copyOf(all);
    }
}
