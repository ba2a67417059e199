/// Commands for the audit log.
@NullMarked
package org.landlord.adapter.cli.audit;

import org.jspecify.annotations.NullMarked;
