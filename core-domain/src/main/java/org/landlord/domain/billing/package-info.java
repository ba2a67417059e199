/// How an organization pays: its plan and its account at the billing provider.
@NullMarked
package org.landlord.domain.billing;

import org.jspecify.annotations.NullMarked;
