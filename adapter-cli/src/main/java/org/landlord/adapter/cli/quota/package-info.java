/// Commands for limits.
@NullMarked
package org.landlord.adapter.cli.quota;

import org.jspecify.annotations.NullMarked;
