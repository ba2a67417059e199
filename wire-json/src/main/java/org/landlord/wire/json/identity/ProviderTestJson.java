package org.landlord.wire.json.identity;

import org.landlord.domain.diagnostics.Outcome;
import org.landlord.domain.identity.ProviderAspect;
import org.landlord.domain.identity.ProviderFinding;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderTest;
import org.landlord.domain.shared.Choices;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// The result of testing an identity provider as JSON.
public final class ProviderTestJson {

    private ProviderTestJson() {}

    public static void write(ProviderTest test, ObjectWriter out) {
        out.text("orgId", test.orgId())
                .text("providerId", test.providerId())
                .text("outcome", test.outcome().label())
                .array("findings", test.findings(), ProviderTestJson::writeFinding)
                .instant("testedAt", test.testedAt());
    }

    public static ProviderTest read(ObjectReader in) {
        // Derived from the findings.
        in.required("outcome", ProviderTestJson::outcome);
        return new ProviderTest(
                in.required("orgId", OrgId::new),
                in.required("providerId", ProviderId::new),
                in.list("findings", ProviderTestJson::readFinding),
                in.instant("testedAt"));
    }

    private static void writeFinding(ProviderFinding finding, ObjectWriter out) {
        out.text("aspect", finding.aspect().label())
                .text("outcome", finding.outcome().label())
                .text("detail", finding.detail());
    }

    private static Outcome outcome(String label) {
        return Choices.of(Outcome.values(), Outcome::label, label);
    }

    private static ProviderFinding readFinding(ObjectReader in) {
        return new ProviderFinding(
                in.required("aspect", ProviderAspect::of),
                in.required("outcome", ProviderTestJson::outcome),
                in.required("detail", text -> text));
    }
}
