/// Commands for secret references.
@NullMarked
package org.landlord.adapter.cli.secret;

import org.jspecify.annotations.NullMarked;
