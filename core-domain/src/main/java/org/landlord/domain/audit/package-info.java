/// The events of the audit logs.
@NullMarked
package org.landlord.domain.audit;

import org.jspecify.annotations.NullMarked;
