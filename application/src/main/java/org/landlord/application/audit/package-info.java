/// Use cases of audit.
@NullMarked
package org.landlord.application.audit;

import org.jspecify.annotations.NullMarked;
