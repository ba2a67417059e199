package org.landlord.application.billing;

import org.landlord.application.shared.UseCaseContext;
import org.landlord.port.in.billing.BillingAccounts;

/// The door to the use cases of billing; what stands behind it is nobody else's business.
public final class BillingUseCases {

    private BillingUseCases() {}

    /// The use cases behind [BillingAccounts].
    public static BillingAccounts billingAccounts(UseCaseContext ports) {
        return new BillingAccountUseCases(ports);
    }
}
