# What you would type. The shell starts the programs on both sides of | before it waits for any.
ls | grep txt

# yes writes "y" for ever. If head began when yes has ended, this line would never end.
yes | head -1
