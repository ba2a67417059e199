/// Commands for identity providers.
@NullMarked
package org.landlord.adapter.cli.identity;

import org.jspecify.annotations.NullMarked;
