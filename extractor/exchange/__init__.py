"""Exchange: labels in the formats of annotation tools, and back.

Between labels and every format stand regions (`regions.py`): stretches of the text with attributes.

| region | what it covers | attributes |
| --- | --- | --- |
| `person` | each place of each form of a name | `person` (id), `name` (fullest), `form` (as labelled) |
| `organization` | each place of a name | `form` |
| `role` | the title, where it is nearest to the person | `person`, `title`, `organization`, `former` |
| `quote` | the words | `speaker` |
| `sentence` | the clause | `people`, `kind`, `duration`, `amount` (`40000 USD`), `status`, … |
| `date` | the expression | `value` |
| `demand` | the action | `evidence`, `speaker`, `addressee`, `category`, `polarity`, `beneficiaries` |
"""
