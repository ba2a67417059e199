package org.landlord.application.workflow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.landlord.domain.failure.Failure;
import org.landlord.port.in.workflow.Reconciliation;
import org.landlord.port.out.workflow.GatewayCallFailed;

/// What a comparison with a gateway found and did.
final class Findings {

    /// A set, because a unit of work that finds something may run again.
    private final Set<String> all = new LinkedHashSet<>();

    void add(String finding) {
        if (all.size() < Reconciliation.MAX_FINDINGS) {
            all.add(finding);
        }
    }

    /// Does one part of a comparison. A part that fails is a finding, and the others go on: no run and no
    /// approval of one organization keeps those of others from being compared.
    ///
    /// @param what is compared, at the beginning of a sentence
    void guard(String what, Runnable part) {
        try {
            part.run();
        } catch (GatewayCallFailed failed) {
            add(what + " could not be compared: " + failed.reason() + ".");
        } catch (RuntimeException failed) {
            // What a failure of storage says is for the log of the server alone.
            String reason = failed instanceof Failure
                    ? failed.getMessage()
                    : failed.getClass().getSimpleName();
            add(what + " could not be compared: " + reason + ".");
        }
    }

    List<String> all() {
        return List.copyOf(all);
    }
}
