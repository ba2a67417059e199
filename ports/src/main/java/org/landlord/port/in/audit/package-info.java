/// Use cases of audit, and their commands.
@NullMarked
package org.landlord.port.in.audit;

import org.jspecify.annotations.NullMarked;
