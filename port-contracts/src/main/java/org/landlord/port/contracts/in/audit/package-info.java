/// The contracts of the use cases of audit: the log of an organization, its export, and the log of the platform.
@NullMarked
package org.landlord.port.contracts.in.audit;

import org.jspecify.annotations.NullMarked;
