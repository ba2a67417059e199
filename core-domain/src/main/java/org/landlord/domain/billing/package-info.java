/// Billing accounts: the plan of an organization and its customer id at the billing provider.
@NullMarked
package org.landlord.domain.billing;

import org.jspecify.annotations.NullMarked;
