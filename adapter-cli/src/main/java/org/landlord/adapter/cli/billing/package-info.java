/// Commands for billing accounts.
@NullMarked
package org.landlord.adapter.cli.billing;

import org.jspecify.annotations.NullMarked;
