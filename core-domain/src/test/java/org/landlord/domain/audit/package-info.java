/// The rules of the audit log.
@NullMarked
package org.landlord.domain.audit;

import org.jspecify.annotations.NullMarked;
