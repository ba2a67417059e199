/// Commands for organizations, their members, teams and projects.
@NullMarked
package org.landlord.adapter.cli.tenancy;

import org.jspecify.annotations.NullMarked;
