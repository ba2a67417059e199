/// Use cases of tenancy, and their commands.
@NullMarked
package org.landlord.port.in.tenancy;

import org.jspecify.annotations.NullMarked;
