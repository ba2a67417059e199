/// Commands for usage.
@NullMarked
package org.landlord.adapter.cli.usage;

import org.jspecify.annotations.NullMarked;
