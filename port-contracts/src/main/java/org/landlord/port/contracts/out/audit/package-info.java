/// The storage contracts of the audit logs.
@NullMarked
package org.landlord.port.contracts.out.audit;

import org.jspecify.annotations.NullMarked;
